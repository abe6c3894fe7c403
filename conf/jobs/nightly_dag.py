"""An Airflow DAG for conf/jobs/nightly.yaml. Exit code 99, nothing new, skips what comes after it."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator  # Airflow 2: airflow.operators.bash

POINTWISE = "/opt/pointwise"

with DAG(
    "photo_labels",
    schedule="30 1 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
) as dag:
    BashOperator(
        task_id="predict",
        bash_command=(
            f"{POINTWISE}/scripts/submit --master spark://host:7077 -- "
            f"predict --config {POINTWISE}/conf/jobs/nightly.yaml"
        ),
        skip_on_exit_code=99,
        retries=2,
        retry_delay=timedelta(minutes=10),
    )
