namespace Roomtone.Collaborative;

/// <summary>What the history of all rooms says about which artists and which songs go together.</summary>
/// <param name="Version">Names this model in the records of choices: 16 hexadecimal digits of its checksum.</param>
/// <param name="BuiltAt">When, UTC.</param>
/// <param name="Artists">Which artists go together.</param>
/// <param name="Songs">Which songs do.</param>
internal sealed record TasteModel(string Version, DateTimeOffset BuiltAt, KnownItems Artists, KnownItems Songs)
{
    public static TasteModel None { get; } = new("", DateTimeOffset.UnixEpoch, KnownItems.None, KnownItems.None);
}

/// <summary>The bytes are no model of ours; the message says what is wrong with them.</summary>
internal sealed class TasteModelException(string message, Exception? inner = null) : Exception(message, inner);
