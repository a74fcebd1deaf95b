using System.Collections.Concurrent;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Tests.Sync.Commands;

/// <summary>Keeps the commands it was asked to do, and answers as told.</summary>
internal sealed class RecordingHandler(params string[] names) : ICommandHandler
{
    private readonly ConcurrentQueue<Command> _done = new();
    private int _now;

    public IReadOnlyCollection<string> Names => names;

    public JsonElement? Answer { get; init; }

    public Exception? Fault { get; init; }

    public TimeSpan Takes { get; init; }

    public IReadOnlyList<Command> Done => [.. _done];

    /// <summary>The most that were being done at the same time.</summary>
    public int AtOnce { get; private set; }

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        _done.Enqueue(command);
        AtOnce = Math.Max(AtOnce, Interlocked.Increment(ref _now));
        if (Takes > TimeSpan.Zero) await Task.Delay(Takes, TimeProvider.System, cancellationToken);
        Interlocked.Decrement(ref _now);
        return Fault is null ? Answer : throw Fault;
    }
}
