"""The stage under the demo and the walks: loopback servers that speak the real wire protocols."""
