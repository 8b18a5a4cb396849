"""Personas held against the data: how many people each stands for, what they do, and how they walk the journey."""
