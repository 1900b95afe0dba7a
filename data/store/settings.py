"""How the database is opened, and what each setting brings."""

from pathlib import Path
from typing import Final

import duckdb

CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    # The oldest version that reads the file, and no module from anywhere.
    "storage_compatibility_version": "v1.5.0",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # A small school's file takes 2.6 MB, not 27.
    "default_block_size": 16_384,
    # A question is too small to share; sharing costs a fifth of it.
    "threads": 1,
    # Planning takes most of a question's time; these cost more than they save.
    "disabled_optimizers": "join_order,join_filter_pushdown,statistics_propagation",
    "memory_limit": "1GB",
    # What was freed is given back: ten people's pages take 45 MB less.
    "allocator_flush_threshold": "1MB",
    "allocator_bulk_deallocation_flush_threshold": "1MB",
    "allocator_background_threads": True,
}


def harden(connection: duckdb.DuckDBPyConnection, folder: Path | None) -> None:
    """Let the database reach nothing but its folder, and its settings stay."""
    run = connection.execute
    run("set global TimeZone = 'UTC'")
    if folder is not None:
        run("set allowed_directories = [$folder]", {"folder": str(folder)})
    run("set enable_external_access = false")
    run("set lock_configuration = true")
