using System.Collections;
using System.Reflection;
using LiteDB.Engine;

namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>
/// What LiteDB 5.0.21 leaves behind when a write fails halfway: a transaction whose finalizer discards its pages, finds that
/// they are not its own any more, and throws. An exception in a finalizer ends the process. Its pages go with the engine
/// anyway, so the finalizer is not run.
/// </summary>
internal static class OpenTransactions
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    // The version is pinned, and a test fails where these are gone.
    private static readonly FieldInfo Monitor = typeof(LiteEngine).GetField("_monitor", Hidden)!;
    private static readonly PropertyInfo Transactions = Monitor.FieldType.GetProperty("Transactions", Hidden)!;

    /// <returns>The transactions that nobody has ended; to be asked before the engine is closed.</returns>
    public static IReadOnlyList<object> Of(LiteEngine engine) =>
        Monitor.GetValue(engine) is { } monitor && Transactions.GetValue(monitor) is IEnumerable open ? [.. open.Cast<object>()] : [];

    /// <summary>To be called when their engine is closed.</summary>
    public static void Abandon(IReadOnlyList<object> transactions)
    {
#pragma warning disable CA1816 // That they do not end themselves is the point.
        foreach (var transaction in transactions) GC.SuppressFinalize(transaction);
#pragma warning restore CA1816
    }
}
