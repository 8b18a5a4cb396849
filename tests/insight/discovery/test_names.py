import pytest

from sojourn.insight.discovery.names import human, is_failure, is_noise, is_planned


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("order_delivered_customer_date", "Order delivered to customer"),
        ("order_purchase_timestamp", "Order purchase"),
        ("order_approved_at", "Order approved"),
        ("add_to_cart", "Add to cart"),
        ("addToCart", "Add to cart"),
        ("ADD_TO_CART", "Add to cart"),
        ("checkout.started", "Checkout started"),
        ("T02 Check confirmation of receipt", "T02 Check confirmation of receipt"),
        ("register request", "Register request"),
        ("Q14PASSTHRU", "Q14PASSTHRU"),
        ("NPS", "NPS"),
        ("date", "Date"),
        ("покупка", "Покупка"),
        ("下单", "下单"),
        ("  spaced   out ", "Spaced out"),
        ("", "Unnamed"),
        ("__", "__"),
    ],
)
def test_human_name_is_what_people_would_say(name: str, title: str) -> None:
    assert human(name) == title


def test_words_tell_plans_noise_and_failures() -> None:
    assert is_planned("order_estimated_delivery_date")
    assert not is_planned("order_delivered_customer_date")
    assert is_noise("page_ping")
    assert not is_noise("shipping")
    assert is_failure("order_cancelled")
    assert is_failure("Return requested")
    assert not is_failure("delivered")
