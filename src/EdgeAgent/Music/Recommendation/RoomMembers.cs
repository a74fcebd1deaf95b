using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// What holds in the room: the owner's settings, and while somebody of the dashboard's profiles is here, what they asked
/// for as well. It only ever narrows what the owner allows.
/// </summary>
internal sealed class RoomMembers(PreferenceStore taste)
{
    private readonly Lock _gate = new();
    private RoomSettings _wanted = new();
    private IReadOnlyList<Profile> _known = [];

    /// <summary>The owner's settings with the profiles of both, narrowed by those who are here.</summary>
    public RoomSettings Rules
    {
        get
        {
            lock (_gate)
            {
                Profile[] all =
                [
                    .. _known,
                    .. _wanted.Profiles.Where(profile => !_known.Any(known => known.By == profile.By || known.Name == profile.Name)),
                ];
                var here = _known.Where(profile => profile.Here).ToList();
                return _wanted with
                {
                    Profiles = all,
                    Explicit = here.Select(profile => profile.Explicit).Append(_wanted.Explicit).Max(),
                    MaxVolumePercent = here.Select(profile => profile.MaxVolumePercent).Append(_wanted.MaxVolumePercent).Min(),
                    BlockedArtists = [.. _wanted.BlockedArtists.Union(here.SelectMany(profile => profile.BlockedArtists))],
                };
            }
        }
    }

    public void Apply(RoomSettings wanted)
    {
        lock (_gate) _wanted = wanted;
    }

    /// <summary>Takes the dashboard's profiles. What is known of those who are not among them any more is forgotten.</summary>
    /// <returns>Who is forgotten, by every name that they had here.</returns>
    public IReadOnlySet<string> ApplyProfiles(RoomProfiles people)
    {
        IReadOnlyList<Profile> before;
        lock (_gate) (before, _known) = (_known, people.Profiles);
        var known = Rules.Profiles.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        var gone = before.SelectMany(NamesOf).Where(name => !known.Contains(name)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in gone) taste.Forget(name);
        return gone;
    }

    private static IEnumerable<string> NamesOf(Profile profile) => [profile.Name, profile.By];
}
