"""A judge in Python, standard library only: python3 judge.py 8099, then stoa.judge-http.url=http://127.0.0.1:8099/"""
import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CUES = {
    "logic": r"\b(because|therefore|so that|since)\b",
    "evidence": r"\b(for example|study|survey|according to)\b|\d",
    "relevance": r"\b\w{6,}\b",
    "rebuttal": r"\b(opponent|other side|however|but)\b",
}


def verdict(question):
    asked = [t for t in question["turns"] if question.get("turn") in (None, t["number"])]
    seats = sorted({t["seat"] for t in asked})
    if sum(len(t["text"].split()) for t in asked) < 5 or (question.get("turn") is None and len(seats) < 2):
        return {"status": "tooShort", "summary": "There are too few words to judge."}
    scores = [score(asked, seat, criterion) for seat in seats for criterion in CUES]
    total = {seat: sum(s["points"] for s in scores if s["seat"] == seat) for seat in seats}
    answer = {"status": "scored", "confidence": 0.5, "summary": "Counted words that argue.", "scores": scores, "flags": []}
    if question.get("turn") is None and len(set(total.values())) > 1:
        answer["winner"] = max(total, key=total.get)
    return answer


def score(asked, seat, criterion):
    found = [m.group(0) for t in asked if t["seat"] == seat for m in re.finditer(CUES[criterion], t["text"], re.I)]
    return {"seat": seat, "criterion": criterion, "points": min(10, 2 * len(found)),
            "reason": f"Found {len(found)} signs of {criterion}.", "quotes": found[:3]}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps(verdict(question)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
