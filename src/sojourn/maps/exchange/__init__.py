"""Exchange formats of a map: YAML, JSON, CSV, XLSX, Mermaid."""
