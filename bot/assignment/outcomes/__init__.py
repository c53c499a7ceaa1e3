"""Every answer the core gives, and who asks: frozen values without a session behind them."""
