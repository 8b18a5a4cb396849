"""The only place that wires settings to objects: a workspace, its lake, its journeys and its questions."""
