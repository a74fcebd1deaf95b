using Roomtone.Contracts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>
/// The people of each device's room, put together from the profiles of its site, where they said to be, and what they said of
/// tracks there.
/// </summary>
internal sealed class PeopleStore(HistoryDatabase database)
{
    /// <param name="site">Only this site's devices; null: all.</param>
    /// <param name="device">Only this device; null: all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>By device; one that stands in no site is not there.</returns>
    public Task<IReadOnlyDictionary<string, RoomProfiles>> OfAsync(string? site, string? device, CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyDictionary<string, RoomProfiles>>(
            async db => await ReadAsync(db, new { site, device }),
            cancellationToken
        );

    private static async Task<Dictionary<string, RoomProfiles>> ReadAsync(DatabaseSession db, object which)
    {
        const string Here = "(@site IS NULL OR s.site = @site) AND (@device IS NULL OR s.device = @device)";
        var places = await db.QueryAsync<(string Device, string Site)>($"SELECT s.device, s.site FROM placements s WHERE {Here}", which);
        var people = (
            await db.QueryAsync<Person>(
                $"SELECT p.profile AS Id, p.site AS Site, p.name AS Name, p.account AS Account, p.preferences AS Preferences FROM profiles p WHERE p.site IN (SELECT s.site FROM placements s WHERE {Here}) ORDER BY p.name, p.profile",
                which
            )
        ).ToLookup(person => person.Site, StringComparer.Ordinal);
        var present = (
            await db.QueryAsync<(string Profile, string Device)>(
                $"SELECT v.profile, v.device FROM profile_visits v JOIN placements s ON s.device = v.device WHERE v.until IS NULL AND {Here}",
                which
            )
        ).ToHashSet();
        var said = (
            await db.QueryAsync<Word>(
                $"SELECT f.profile AS Profile, f.device AS Device, f.track AS Track, f.what AS What FROM profile_feedback f JOIN placements s ON s.device = f.device WHERE {Here} ORDER BY f.at DESC",
                which
            )
        ).ToLookup(word => (word.Profile, word.Device));
        return places.ToDictionary(
            place => place.Device,
            place => new RoomProfiles(
                Distinct(
                    people[place.Site]
                        .Select(person => ProfileOf(person, present.Contains((person.Id, place.Device)), said[(person.Id, place.Device)]))
                )
            ),
            StringComparer.Ordinal
        );
    }

    /// <summary>
    /// Those who are here go first where there are more than a box takes; of two with one name or account the box knows one.
    /// </summary>
    private static IReadOnlyList<Contracts.Profile> Distinct(IEnumerable<Contracts.Profile> profiles) =>
        [
            .. profiles
                .OrderByDescending(profile => profile.Here)
                .DistinctBy(profile => profile.Name)
                .DistinctBy(profile => profile.By)
                .Take(Contracts.Profile.Most),
        ];

    private static Contracts.Profile ProfileOf(Person person, bool here, IEnumerable<Word> said)
    {
        var wanted = ProfileStore.Read(person.Preferences);
        var last = said.DistinctBy(word => word.Track).ToLookup(word => word.What, word => word.Track);
        return new(person.Name)
        {
            Account = person.Account,
            Artists = wanted.Artists,
            Genres = wanted.Genres,
            Languages = wanted.Languages,
            BlockedArtists = wanted.BlockedArtists,
            Liked = [.. last["like"].Take(Contracts.Profile.MostTracks)],
            Disliked = [.. last["dislike"].Take(Contracts.Profile.MostTracks)],
            Explicit = wanted.Explicit,
            MaxVolumePercent = wanted.MaxVolumePercent,
            Here = here,
        };
    }

    private sealed class Person
    {
        public string Id { get; init; } = "";

        public string Site { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Account { get; init; }

        public string Preferences { get; init; } = "{}";
    }

    private sealed class Word
    {
        public string Profile { get; init; } = "";

        public string Device { get; init; } = "";

        public string Track { get; init; } = "";

        public string What { get; init; } = "";
    }
}
