"""Pictures of a map: one layout, drawn as SVG, turned into PNG, PDF and standalone HTML."""
