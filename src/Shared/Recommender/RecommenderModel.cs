namespace Roomtone.Recommender;

/// <summary>What the history of all rooms says about which artists and which songs go together.</summary>
/// <param name="Version">Names this model in the records of choices: 16 hexadecimal digits of its checksum.</param>
/// <param name="BuiltAt">When, UTC.</param>
/// <param name="Artists">Which artists go together, for a room of which much is known.</param>
/// <param name="Newcomers">The same for a room of which little is known: see <see cref="Hyperparameters.Newcomer"/>.</param>
/// <param name="Songs">Which songs do.</param>
internal sealed record RecommenderModel(string Version, DateTimeOffset BuiltAt, ItemIndex Artists, ItemIndex Newcomers, ItemIndex Songs)
{
    public static RecommenderModel None { get; } = new("", DateTimeOffset.UnixEpoch, ItemIndex.None, ItemIndex.None, ItemIndex.None);

    /// <summary>The model of artists that suits a room.</summary>
    /// <param name="known">How many artists it knows the room to like.</param>
    public ItemIndex ArtistsFor(int known) => known <= Hyperparameters.MostOfANewcomer ? Newcomers : Artists;
}

/// <summary>The bytes are no model of ours; the message says what is wrong with them.</summary>
internal sealed class TasteModelException(string message, Exception? inner = null) : Exception(message, inner);
