using Roomtone.Contracts;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Sites;

/// <summary>Profiles reach the boxes of their site, by the real broker.</summary>
public class PeopleTests(RealServers servers)
{
    [Fact]
    public async Task A_profile_reaches_the_box_changes_there_and_leaves_it_when_it_is_erased()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var clerk = new Clerk(dashboard);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        Settle(dashboard, "s", box.Id);
        var preferences = new
        {
            genres = new[] { "jazz" },
            languages = new[] { "de" },
            artists = new[] { "Miles" },
            blockedArtists = new[] { "Bill" },
            @explicit = "refused",
            maxVolumePercent = 60,
        };
        var anna = (
            await owner.PostAsync(
                "/api/sites/s/profiles",
                new
                {
                    name = "Anna",
                    account = "owner",
                    preferences,
                }
            )
        ).Body.Text("id");

        var known = await KnowsAsync(box, people => people.Profiles.Count == 1, "the box knows Anna");
        var profile = known.Profiles[0];
        Assert.Equal(
            ("Anna", "owner", true, ExplicitMusic.Refused, 60),
            (profile.Name, profile.By, profile.Here, profile.Explicit, profile.MaxVolumePercent)
        );
        Assert.Equal(
            ("jazz", "de", "Miles", "Bill"),
            (profile.Genres[0], profile.Languages[0], profile.Artists[0], profile.BlockedArtists[0])
        );

        await owner.PostAsync($"/api/profiles/{anna}/feedback", new { device = box.Id, what = "like", track = "a.ogg" });
        dashboard.Clock.Advance(TimeSpan.FromSeconds(1));
        await owner.PostAsync($"/api/profiles/{anna}/feedback", new { device = box.Id, what = "dislike", track = "a.ogg" });
        await KnowsAsync(box, people => people.Profiles[0] is { Liked: [], Disliked: ["a.ogg"] }, "the last word on a track counts");
        await owner.DeleteAsync($"/api/profiles/{anna}/visit");
        await KnowsAsync(box, people => !people.Profiles[0].Here, "Anna has left");
        Assert.Equal(409, (await owner.PostAsync("/api/sites/s/profiles", new { name = "Anna" })).Status);

        Assert.True((await owner.PostAsync($"/api/profiles/{anna}/erasure", new { })).Body.GetProperty("ok").GetBoolean());
        await KnowsAsync(box, people => people.Profiles.Count == 0, "the box knows nobody any more");
    }

    [Fact]
    public async Task A_box_that_moves_knows_the_people_of_its_new_site_only_and_who_is_there_is_with_one_box()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var kitchen = await Box.OnlineAsync(servers);
        await using var attic = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        Settle(dashboard, "s", kitchen.Id, attic.Id);
        Settle(dashboard, "t");
        var anna = (await owner.PostAsync("/api/sites/s/profiles", new { name = "Anna" })).Body.Text("id");
        await owner.PostAsync("/api/sites/t/profiles", new { name = "Ben" });

        await KnowsAsync(attic, people => people is { Profiles: [{ Name: "Anna", Here: false }] }, "nobody has said where Anna is");
        await owner.PostAsync($"/api/profiles/{anna}/visit", new { device = attic.Id });
        await KnowsAsync(attic, people => people.Profiles[0].Here, "Anna is in the attic");
        Assert.False(kitchen.People!.Profiles[0].Here);

        await owner.PutAsync($"/api/sites/t/devices/{attic.Id}", new { room = "r" });
        await KnowsAsync(attic, people => people is { Profiles: [{ Name: "Ben" }] }, "the attic knows Ben only");
        await owner.DeleteAsync($"/api/sites/t/devices/{attic.Id}");
        await KnowsAsync(attic, people => people.Profiles.Count == 0, "a box without a site knows nobody");
    }

    [Fact]
    public async Task What_somebody_else_wrote_over_the_people_is_mended()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        Settle(dashboard, "s", box.Id);
        await owner.PostAsync("/api/sites/s/profiles", new { name = "Anna" });
        await KnowsAsync(box, people => people.Profiles.Count == 1, "the box knows Anna");

        await box.PublishAsync(Topics.Profiles(box.Id), Wire.Write(new RoomProfiles([new Profile("Mallory")])));

        await Eventually.TrueAsync(
            () => box.Told.Select(people => people.Profiles[0].Name).SequenceEqual(["Anna", "Mallory", "Anna"]),
            "the box knows Anna again"
        );
    }

    private static async Task<RoomProfiles> KnowsAsync(Box box, Func<RoomProfiles, bool> wanted, string what)
    {
        await Eventually.TrueAsync(() => box.People is { } people && wanted(people), what);
        return box.People!;
    }

    private static void Settle(RunningDashboard dashboard, string site, params string[] devices)
    {
        dashboard.Insert("INSERT INTO sites VALUES (@site, @site, NOW())", new { site });
        dashboard.Insert("INSERT INTO rooms VALUES (@site, 'r', 'Kitchen')", new { site });
        foreach (var device in devices)
            dashboard.Insert("INSERT INTO placements VALUES (@device, @site, 'r', NOW())", new { device, site });
    }
}
