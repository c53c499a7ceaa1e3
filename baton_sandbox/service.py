"""What runs while its `async with` block lasts."""

from abc import ABC, abstractmethod
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self


class Service(ABC):
    """`async with service:` starts it and stops it; what fails on the way is stopped as far as it came."""

    _closing: AsyncExitStack

    @abstractmethod
    async def _start(self, stack: AsyncExitStack) -> None:
        """Start; what is put on the stack is undone at the end, the last first."""

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await self._start(stack)
            self._closing = stack.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._closing.aclose()
