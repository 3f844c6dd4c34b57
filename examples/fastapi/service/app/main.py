"""A small web service: mountains and how high they are."""

import os

from fastapi import FastAPI, HTTPException

MOUNTAINS = {"everest": 8849, "k2": 8611, "kangchenjunga": 8586, "lhotse": 8516}

app = FastAPI(title="mountains")


@app.get("/")
def index() -> dict[str, str]:
    return {"service": "mountains", "version": os.environ.get("VERSION", "dev")}


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/mountains/{name}")
def mountain(name: str) -> dict[str, str | int]:
    height = MOUNTAINS.get(name.lower())
    if height is None:
        raise HTTPException(status_code=404, detail=f"no mountain called {name}")
    return {"name": name.lower(), "metres": height}
