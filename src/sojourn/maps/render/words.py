"""The fixed words of a picture in four languages; content of the document is never translated here."""

from __future__ import annotations

from sojourn.maps.render.options import LANGUAGES

# key: English, Russian, simplified Chinese, traditional Chinese
_CATALOGUE: dict[str, tuple[str, str, str, str]] = {
    "lane": ("Lane", "Дорожка", "泳道", "泳道"),
    "stage": ("Stage", "Этап", "阶段", "階段"),
    "step": ("Step", "Шаг", "步骤", "步驟"),
    "lanes_count": ("{n} lanes", "Дорожек: {n}", "{n} 条泳道", "{n} 條泳道"),
    "no_steps": (
        "This map has no steps yet.",
        "На этой карте пока нет шагов.",
        "此地图还没有步骤。",
        "此地圖還沒有步驟。",
    ),
    "map_of": ("Journey map: {title}", "Карта пути: {title}", "旅程地图：{title}", "旅程地圖：{title}"),
    "status.draft": ("Draft", "Черновик", "草稿", "草稿"),
    "status.researching": ("Researching", "Исследуется", "调研中", "調研中"),
    "status.validated": ("Validated", "Подтверждена", "已验证", "已驗證"),
    "status.live": ("Live", "Действует", "运行中", "運行中"),
    "status.archived": ("Archived", "В архиве", "已归档", "已封存"),
    "state.current": ("Current state", "Как сейчас", "现状", "現狀"),
    "state.future": ("Future state", "Как будет", "未来", "未來"),
    "persona": ("Persona", "Персона", "人物", "人物"),
    "review_by": ("Review by {date}", "Пересмотреть до {date}", "复审截止 {date}", "複審截止 {date}"),
    "window": ("Window", "Период", "时段", "時段"),
    "compare": ("Compare", "Сравнение", "对比", "對比"),
    "all_data": ("all data", "все данные", "全部数据", "全部資料"),
    "last_step": ("last step", "последний шаг", "最后一步", "最後一步"),
    "where": ("Filter", "Фильтр", "筛选", "篩選"),
    "who": ("Who", "Кто", "人群", "人群"),
    "as_of": ("As of {date}", "По состоянию на {date}", "截至 {date}", "截至 {date}"),
    "lake": ("lake v{n}", "озеро v{n}", "数据湖 v{n}", "資料湖 v{n}"),
    "not_measured_map": (
        "Not measured: drawn without data",
        "Без измерений: данные не подключены",
        "未测量：未接入数据",
        "未測量：未接入資料",
    ),
    "falling": ("Falling", "Снижение", "下降", "下降"),
    "rising": ("Rising", "Рост", "上升", "上升"),
    "mixed": ("Mixed", "По-разному", "有升有降", "有升有降"),
    "steady": ("Steady", "Без изменений", "平稳", "平穩"),
    "trend": (
        "of {n} measured steps, clearly lower: {worse}, clearly higher: {better} (against {label})",
        "измерено шагов: {n}, явно ниже: {worse}, явно выше: {better} (сравнение: {label})",
        "已测量 {n} 个步骤，明显更低 {worse} 个，明显更高 {better} 个（对比 {label}）",
        "已測量 {n} 個步驟，明顯更低 {worse} 個，明顯更高 {better} 個（對比 {label}）"),
    "instances": ("Instances", "Прохождения", "行程", "行程"),
    "share_of": ("{share} of {n}", "{share} из {n}", "占 {n} 的 {share}", "占 {n} 的 {share}"),
    "k_of_n": ("{k} of {n}", "{k} из {n}", "{k}/{n}", "{k}/{n}"),
    "open_count": ("{n} still open", "ещё открыто: {n}", "{n} 个未结束", "{n} 個未結束"),
    "feeling": ("Overall feeling", "Общее впечатление", "整体感受", "整體感受"),
    "completion": ("Completion", "Завершение", "完成率", "完成率"),
    "duration": ("Duration", "Длительность", "时长", "時長"),
    "weakest": ("Weakest step", "Слабейший шаг", "最弱步骤", "最弱步驟"),
    "median": ("median", "медиана", "中位数", "中位數"),
    "n": ("n {n}", "n {n}", "n {n}", "n {n}"),
    "left_out": ("{n} left out", "исключено: {n}", "排除 {n}", "排除 {n}"),
    "observed": ("Observed, 95 %", "Наблюдаемое, 95 %", "观察，95%", "觀察，95%"),
    "assumed": ("Assumed", "Предполагаемое", "假设", "假設"),
    "target": ("Target", "Цель", "目标", "目標"),
    "other_window": ("Compared", "Сравнение", "对比", "對比"),
    "interval_to": ("{low} to {high}", "от {low} до {high}", "{low} 至 {high}", "{low} 至 {high}"),
    "gap_word": ("observed minus assumed", "наблюдаемое минус предполагаемое", "观察减假设", "觀察減假設"),
    "clear": ("clear", "явно", "明确", "明確"),
    "not_clear": ("not clear", "неясно", "不明确", "不明確"),
    "no_question": ("No question asked", "Вопрос не задан", "未提问", "未提問"),
    "not_bound": ("Not bound", "Не связано", "未绑定", "未綁定"),
    "not_measurable": (
        "Not measurable with this data",
        "Нельзя измерить по этим данным",
        "此数据无法测量",
        "此資料無法測量",
    ),
    "not_measurable_here": (
        "Not measurable here: {why}",
        "Здесь не измерить: {why}",
        "此处无法测量：{why}",
        "此處無法測量：{why}",
    ),
    "not_enough_data": ("Not enough data", "Мало данных", "数据不足", "資料不足"),
    "needed": ("n {n}, {needed} needed", "n {n}, нужно {needed}", "n {n}，需要 {needed}", "n {n}，需要 {needed}"),
    "too_few_low": ("Not enough low ratings", "Мало низких оценок", "低分不足", "低分不足"),
    "not_defined": ("Not defined", "Не определено", "未定义", "未定義"),
    "no_events": ("No events", "Нет событий", "无事件", "無事件"),
    "not_measured": ("Not measured", "Не измерено", "未测量", "未測量"),
    "not_comparable": ("Not comparable", "Несравнимо", "不可比", "不可比"),
    "nothing_compared": (
        "No second window or group is compared.",
        "Второй период или группа не выбраны.",
        "未选择对比时段或人群。",
        "未選擇對比時段或人群。",
    ),
    "nothing_assumed": ("Nothing assumed", "Нет предположения", "无假设", "無假設"),
    "stop_here": ("{share} stop here", "{share} уходят здесь", "{share} 在此停止", "{share} 在此停止"),
    "reach_it": ("{n} reach it", "доходят: {n}", "{n} 到达", "{n} 到達"),
    "p10_p90": ("p10 to p90", "p10–p90", "p10 至 p90", "p10 至 p90"),
    "bar_ends": ("Bar ends at {x}", "Шкала до {x}", "横条止于 {x}", "橫條止於 {x}"),
    "log_scale": ("Log scale; thick: p10 to p90, tick: median", "Лог. шкала; полоса: p10–p90, риска: медиана",
                  "对数刻度；粗条：p10 至 p90，竖线：中位数", "對數刻度；粗條：p10 至 p90，豎線：中位數"),
    "repeats": ("{share} repeat", "повторяют: {share}", "{share} 重复", "{share} 重複"),
    "other": ("Other", "Прочее", "其他", "其他"),
    "evidence.assumption": ("assumption", "гипотеза", "假设", "假設"),
    "evidence.partial": ("partial", "частично", "部分证实", "部分證實"),
    "evidence.validated": ("validated", "подтверждено", "已验证", "已驗證"),
    "insight.pain": ("Pain", "Боль", "痛点", "痛點"),
    "insight.delight": ("Delight", "Радость", "亮点", "亮點"),
    "insight.moment": ("Moment of truth", "Момент истины", "关键时刻", "關鍵時刻"),
    "insight.need": ("Need", "Потребность", "需求", "需求"),
    "insight.job": ("Job", "Задача", "任务", "任務"),
    "insight.quote": ("Quote", "Цитата", "原话", "原話"),
    "insight.observation": ("Observation", "Наблюдение", "观察", "觀察"),
    "opportunity": ("Opportunity", "Возможность", "机会", "機會"),
    "action.proposed": ("Proposed", "Предложено", "已提议", "已提議"),
    "action.planned": ("Planned", "Запланировано", "已计划", "已計劃"),
    "action.in_progress": ("In progress", "В работе", "进行中", "進行中"),
    "action.done": ("Done", "Сделано", "已完成", "已完成"),
    "action.dropped": ("Dropped", "Отменено", "已取消", "已取消"),
    "due": ("due {date}", "срок {date}", "截止 {date}", "截止 {date}"),
    "effect": ("effect: {text}", "эффект: {text}", "效果：{text}", "效果：{text}"),
    "expected": ("expected: {text}", "ожидается: {text}", "预期：{text}", "預期：{text}"),
    "experiment": ("Experiment: {text}", "Эксперимент: {text}", "实验：{text}", "實驗：{text}"),
    "flow": ("Flow: {text}", "Сценарий: {text}", "流程：{text}", "流程：{text}"),
    "value": ("value {x}", "ценность {x}", "价值 {x}", "價值 {x}"),
    "effort": ("effort {x}", "усилия {x}", "投入 {x}", "投入 {x}"),
    "image": ("Image: {text}", "Изображение: {text}", "图片：{text}", "圖片：{text}"),
    "line.interaction": ("Line of interaction", "Линия взаимодействия", "互动线", "互動線"),
    "line.visibility": ("Line of visibility", "Линия видимости", "可见线", "可見線"),
    "line.internal": ("Line of internal interaction", "Линия внутреннего взаимодействия", "内部互动线", "內部互動線"),
    "notes": ("Notes on the result", "Примечания к результату", "结果说明", "結果說明"),
    "provenance": ("Where the numbers come from", "Откуда числа", "数字来源", "數字來源"),
    "events_span": (
        "events from {first} to {last}",
        "события с {first} по {last}",
        "事件自 {first} 至 {last}",
        "事件自 {first} 至 {last}",
    ),
    "interval_note": (
        "Intervals are 95 %. Dot area and the row of answers show n.",
        "Интервалы 95 %. Площадь точки и строка ответов показывают n.",
        "区间为 95%。圆点面积与回答数行表示 n。", "區間為 95%。圓點面積與回答數列表示 n。"),
    "note.none_opened": (
        "No instance of this journey opened in this window and group.",
        "В этом периоде и в этой группе не началось ни одного прохождения.",
        "在此时段和人群中，没有开始任何行程。",
        "在此時段和人群中，沒有開始任何行程。",
    ),
    "note.open_apart": (
        "Still open: {count}; counted apart, not in completion.",
        "Ещё открыто прохождений: {count}; они учтены отдельно и не входят в завершение.",
        "有 {count} 次行程仍在进行：单独计数，不计入完成率。",
        "有 {count} 次行程仍在進行：單獨計數，不計入完成率。",
    ),
    "group.everyone": ("Everyone", "Все", "所有人", "所有人"),
    "group.no_filter": ("no filter", "без фильтра", "无筛选", "無篩選"),
    "group.all_channels": ("all channels", "все каналы", "全部渠道", "全部通路"),
    "missing_face": (
        "**{n} characters are drawn as boxes**: no typeface on this machine has them ({points}). Install one, for "
        "example the package fonts-noto-cjk for Chinese, and draw the map again.",
        "**Символов без начертания: {n}** ({points}). На этой машине нет шрифта с ними; установите его, например пакет "
        "fonts-noto-cjk, и нарисуйте карту снова.",
        "**有 {n} 个字符显示为方框**：本机没有包含它们的字体（{points}）。请安装字体（如 fonts-noto-cjk）后重新绘制。",
        "**有 {n} 個字元顯示為方框**：本機沒有包含它們的字型（{points}）。請安裝字型（如 fonts-noto-cjk）後重新繪製。",
    ),
    "unplaced": (
        "Cards not drawn because their step or lane is not on this map: {n}.",
        "Карточек без шага или дорожки на этой карте: {n}; они не нарисованы.",
        "有 {n} 张卡片所指的步骤或泳道不在此图上，未绘制。",
        "有 {n} 張卡片所指的步驟或泳道不在此圖上，未繪製。",
    ),
    "whole_map": ("The whole map", "Вся карта", "完整地图", "完整地圖"),
    "part_of": ("{n} of {count}", "{n} из {count}", "第 {n} 部分，共 {count} 部分", "第 {n} 部分，共 {count} 部分"),
    "sheet_label": (
        "Sheet {label}: row {row} of {rows}, column {column} of {columns}",
        "Лист {label}: ряд {row} из {rows}, столбец {column} из {columns}",
        "第 {label} 张：第 {row} 行（共 {rows} 行），第 {column} 列（共 {columns} 列）",
        "第 {label} 張：第 {row} 列（共 {rows} 列），第 {column} 欄（共 {columns} 欄）",
    ),
}  # fmt: skip


class Words:
    """Looks words up in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._column = LANGUAGES.index(lang)

    def knows(self, key: str) -> bool:
        """Whether there are words for `key`."""
        return key in _CATALOGUE

    def __call__(self, key: str, **facts: str | int) -> str:
        """The words for `key` with `facts` put in; KeyError for a key that does not exist is a mistake of ours."""
        return _CATALOGUE[key][self._column].format(**facts).replace(" %", "\u00a0%")


def keys() -> list[str]:
    """All keys, for the test that no language lacks one."""
    return list(_CATALOGUE)
