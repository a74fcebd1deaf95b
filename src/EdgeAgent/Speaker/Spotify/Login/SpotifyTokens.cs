using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>A login. Written encrypted only.</summary>
/// <param name="Access">For requests.</param>
/// <param name="AccessEnds">About an hour after it was given.</param>
/// <param name="Refresh">For new access tokens.</param>
/// <param name="LoggedInAt">When a person logged in; a refresh does not change it.</param>
/// <param name="ClientId">The app it was made for.</param>
internal sealed record SpotifyTokens(string Access, DateTimeOffset AccessEnds, string Refresh, DateTimeOffset LoggedInAt, string ClientId)
{
    /// <summary>Spotify's rule since June 2026, whatever is done with the login.</summary>
    private const int MonthsOfLife = 6;

    private static readonly TimeSpan WarnBefore = TimeSpan.FromDays(30);

    public DateTimeOffset Ends => LoggedInAt.AddMonths(MonthsOfLife);

    /// <returns>A sentence from 30 days before the end; null earlier, and where the clock lies or lied when it was made.</returns>
    public string? Warning(DateTimeOffset now)
    {
        if (!PlausibleTime.Is(now) || !PlausibleTime.Is(LoggedInAt)) return null;
        var left = Ends - now;
        if (left > WarnBefore) return null;
        var day = Ends.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return left <= TimeSpan.Zero
            ? $"The Spotify login ended on {day}, six months after it was made. Run {RoomtoneCommand.Name} spotify login."
            : $"The Spotify login ends on {day}, in {Days(left)}. Run {RoomtoneCommand.Name} spotify login before.";
    }

    /// <summary>Keeps them out of logs.</summary>
    public override string ToString() => $"a login of {LoggedInAt:O}";

    private static string Days(TimeSpan left) => left.TotalDays < 2 ? "less than two days" : $"{(int)left.TotalDays} days";
}
