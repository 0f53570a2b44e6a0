"""Export: plans and documents in other forms than paper."""
