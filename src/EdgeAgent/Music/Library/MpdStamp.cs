using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Which state of MPD's database was read, and on which connection.</summary>
/// <param name="Session">Counts the connections.</param>
/// <param name="Updated">When the database last changed, Unix seconds.</param>
/// <param name="Songs">How many it holds.</param>
internal sealed record MpdStamp(long Session, string? Updated, string? Songs)
{
    public static async Task<MpdStamp> ReadAsync(MpdLink link, CancellationToken cancellationToken)
    {
        var stats = await link.AskAsync(cancellationToken, "stats");
        return new MpdStamp(link.Session, stats["db_update"], stats["songs"]);
    }

    public bool IsSameLibrary(MpdStamp other) => (Updated, Songs) == (other.Updated, other.Songs);
}
