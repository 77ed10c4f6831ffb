"""The web service and the command line around the engine. It must not know how a derivative is computed."""
