using Roomtone.Contracts;

namespace Roomtone.Dashboard.Sites;

/// <summary>Somebody who wants to be known by name. Made by hand; nothing ties it to a face.</summary>
/// <param name="Id">Random.</param>
/// <param name="Site">Where.</param>
/// <param name="Name">As they want to be called.</param>
/// <param name="Account">Whose feedback from the room page is theirs; may be none.</param>
/// <param name="Preferences">What they like.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Device">With which box they are, as they said; null: with none.</param>
internal sealed record ProfileView(
    string Id,
    string Site,
    string Name,
    string? Account,
    Preferences Preferences,
    DateTimeOffset MadeAt,
    string? Device
);

/// <summary>A profile as it shall be.</summary>
internal sealed record ProfileRequest(string? Name, string? Account = null, Preferences? Preferences = null)
{
    private const int MaxName = Contracts.Profile.LongestName;
    private const int MaxList = 50;
    private const int MaxWord = 64;

    /// <returns>A sentence for what is not allowed, or null.</returns>
    public string? Problem()
    {
        if (Name is not { Length: > 0 and <= MaxName } || string.IsNullOrWhiteSpace(Name))
            return $"A name has 1 to {MaxName} characters.";
        if (Account is not null && !Accounts.AccountName.IsValid(Account))
            return "account is not the name of an account.";
        if (Preferences is not { } wanted)
            return null;
        if (IsTooMuch(wanted.Languages) || IsTooMuch(wanted.Genres) || IsTooMuch(wanted.Artists))
            return $"languages, genres and artists have at most {MaxList} entries of 1 to {MaxWord} characters.";
        if (IsTooMuch(wanted.BlockedArtists))
            return $"blockedArtists has at most {MaxList} entries of 1 to {MaxWord} characters.";
        if (!Enum.IsDefined(wanted.Explicit))
            return "explicit must be allowed, refused or family.";
        return wanted.MaxVolumePercent is < 0 or > 100 ? $"maxVolumePercent is {wanted.MaxVolumePercent}; it must be from 0 to 100." : null;
    }

    private static bool IsTooMuch(IReadOnlyList<string>? words) =>
        words is null || words.Count > MaxList || words.Any(word => word is not { Length: > 0 and <= MaxWord });
}

/// <summary>A person's preferences; an empty list means anything.</summary>
internal sealed record Preferences
{
    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Genres { get; init; } = [];

    public IReadOnlyList<string> Artists { get; init; } = [];

    public IReadOnlyList<string> BlockedArtists { get; init; } = [];

    public ExplicitMusic Explicit { get; init; } = ExplicitMusic.Allowed;

    public int MaxVolumePercent { get; init; } = 100;
}

/// <summary>A track that began while somebody was in the room.</summary>
internal sealed record Heard(DateTimeOffset At, string Device, string Track, string Title, string Artist);

/// <summary>What a profile said of a track.</summary>
internal sealed record ProfileFeedback(DateTimeOffset At, string Device, string What, string Track);
