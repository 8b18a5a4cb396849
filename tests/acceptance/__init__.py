"""The main job on real files, through the command line only, held against numbers that others published."""
