"""The cashier: tills that are opened and cut, payments of several means, receipts, what came in by concept."""
