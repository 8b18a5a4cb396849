"""The one condition language: model, text form, compilation to Ibis."""
