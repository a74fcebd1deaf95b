using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.State.Quarantine;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;
using SetAside = Roomtone.EdgeAgent.State.Quarantine.Quarantine;

namespace Roomtone.EdgeAgent.Tests.State;

/// <summary>The documents of the state folder as the agent registers them: people are told what is damaged.</summary>
public sealed class StateDocumentsTests : IDisposable, IEventLog
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<DeviceEvent> _told = [];

    public static TheoryData<string, string> Damages => new()
    {
        { "links.json", "The links that people have added: links.json " },
        { "youtube-quota.json", "What YouTube was asked today: youtube-quota.json " },
        { "spotify-rate.json", "What Spotify was asked today: spotify-rate.json " },
        { "quarantine.json", "What failed by its own fault: quarantine.json " },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_document_is_told_and_counts_as_none(string name, string sentence)
    {
        await File.WriteAllTextAsync(_folder.In(name), "{", TestContext.Current.CancellationToken);
        await using var agent = Agent();
        Use(agent);

        var told = Assert.Single(_told);
        Assert.Equal(DeviceHappenings.StateDamaged, told.What);
        Assert.StartsWith(sentence + "is damaged; ", told.Detail, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.In(name + ".unreadable")));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_folder_in_the_place_of_a_document_is_told(string name, string sentence)
    {
        Directory.CreateDirectory(_folder.In(name));
        await using var agent = Agent();
        Use(agent);

        Assert.StartsWith(sentence + "is no file; ", Assert.Single(_told).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_people_have_added_outlive_a_damaged_file_by_their_copy()
    {
        await using (var agent = Agent()) agent.GetRequiredService<AddedLinks>().Add(new LinkedTrack("https://youtu.be/aaaaaaaaaaa"));
        await File.WriteAllTextAsync(_folder.In("links.json"), "{", TestContext.Current.CancellationToken);
        await using var again = Agent();

        Assert.Equal("https://youtu.be/aaaaaaaaaaa", Assert.Single(again.GetRequiredService<AddedLinks>().All).Link);
        Assert.EndsWith("its copy is used.", Assert.Single(_told).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"byQuota":false,"hours":[{"begin":"2026-01-05T11:00:00.000Z","requests":2147483647},{"begin":"2026-01-05T10:00:00.000Z","requests":2147483647}]}""")]
    [InlineData("""{"byQuota":true,"learnedPerDay":-7,"hours":[]}""")]
    [InlineData("""{"byQuota":true,"hours":[null]}""")]
    public async Task Counts_that_cannot_be_do_not_keep_the_box_from_asking(string text)
    {
        await File.WriteAllTextAsync(_folder.In("spotify-rate.json"), text, TestContext.Current.CancellationToken);
        await using var agent = Agent();

        agent.GetRequiredService<RateLimiter>().Spend(isLook: false);

        Assert.Contains("holds values that cannot be", Assert.Single(_told).Detail, StringComparison.Ordinal);
    }

    void IEventLog.Append<T>(string type, T data) => _told.Add(Assert.IsType<DeviceEvent>(data));

    public void Dispose() => _folder.Dispose();

    /// <summary>What reads the documents, without the rest of the agent.</summary>
    private ServiceProvider Agent()
    {
        var device = new DeviceSettings { StateFolder = _folder.Path };
        var services = new ServiceCollection().AddLogging().AddSingleton(device).AddSingleton<IEventLog>(this);
        services.AddSingleton<TimeProvider>(new ManualClock());
        services.AddLinks(new ConfigurationBuilder().Build(), device);
        services.AddSpotifyClient(new SpotifySettings { ClientId = "abc" }, _folder.Path);
        return services.AddQuarantine().BuildServiceProvider();
    }

    private static void Use(ServiceProvider agent)
    {
        Assert.Empty(agent.GetRequiredService<AddedLinks>().All);
        Assert.Equal(100, agent.GetRequiredService<YouTubeQuota>().SearchesLeft);
        Assert.Null(agent.GetRequiredService<RateLimiter>().ClosedUntil);
        Assert.Empty(agent.GetRequiredService<SetAside>().Items);
    }
}
