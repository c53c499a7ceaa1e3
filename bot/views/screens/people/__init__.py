"""The screens of people and user lists."""
