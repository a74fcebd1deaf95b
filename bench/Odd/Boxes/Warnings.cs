using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>What the agent said as a warning or an error.</summary>
internal sealed class Warnings : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, string Text)> _said = new();

    public IReadOnlyCollection<(string Category, string Text)> All => _said;

    /// <param name="part">The name of the part that said it.</param>
    public int Count(string part) => _said.Count(one => one.Category.EndsWith('.' + part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Listener(_said, categoryName);

    public void Dispose() => _said.Clear();

    private sealed class Listener(ConcurrentQueue<(string, string)> said, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel)) said.Enqueue((category, formatter(state, exception)));
        }
    }
}
