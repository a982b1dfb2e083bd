FROM python:3.13-slim AS requirements
COPY requirements.txt .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.13-slim
# Run from its sources, so that nothing but the hashed requirements is ever downloaded.
RUN useradd --system --uid 10001 --no-create-home parley && install -d -o parley /data
COPY --from=requirements /venv /venv
WORKDIR /parley
COPY bot bot
COPY handlers handlers
COPY storage storage
COPY locales locales
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/parley \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/parley.db
USER parley
VOLUME /data
EXPOSE 3000
# 503, an error to urlopen, when the database or the connection to the platform is away.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s \
    CMD ["python", "-c", "import os; from urllib.request import urlopen; urlopen(f\"http://127.0.0.1:{os.environ.get('PORT') or 3000}/healthz\", timeout=8)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
