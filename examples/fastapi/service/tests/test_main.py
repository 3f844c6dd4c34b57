from app.main import app
from fastapi.testclient import TestClient

client = TestClient(app)


def test_names_itself():
    assert client.get("/").json()["service"] == "mountains"


def test_knows_how_high_a_mountain_is():
    assert client.get("/mountains/K2").json() == {"name": "k2", "metres": 8611}


def test_says_that_it_does_not_know_a_mountain():
    response = client.get("/mountains/olympus-mons")
    assert response.status_code == 404
    assert "olympus-mons" in response.json()["detail"]
