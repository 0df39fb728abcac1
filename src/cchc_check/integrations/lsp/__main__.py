"""`python -m cchc_check.integrations.lsp`: the language server without its script."""

from __future__ import annotations

import sys

from cchc_check.integrations.lsp import main

sys.exit(main())
