using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio;

public sealed class RadioLibraryTests : IDisposable, IEventLog
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(); // 5 January 2026.
    private readonly SaidLines _said = new();

    private readonly List<DeviceEvent> _events = [];

    void IEventLog.Append<T>(string type, T data) => _events.Add((data as DeviceEvent)!);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stations_become_tracks_with_the_owners_words()
    {
        var tracks = await ReadAsync(Place.Home, """
            [
              // Comments are allowed.
              { "address": "http://a.example/live", "name": "Calm FM", "mood": "calm", "language": "deu", "genre": "Ambient" },
              { "address": "https://b.example/b.pls", "name": "Loud", "valence": 0.5, "arousal": 0.9, "explicit": true },
            ]
            """);

        Assert.Equal(["radio:http://a.example/live", "radio:https://b.example/b.pls"], tracks.Select(track => track.Id));
        var calm = tracks[0].Info;
        Assert.Equal(("radio", "Calm FM", "de", 0d), (calm.Provider, calm.Title, calm.Language, calm.DurationSeconds));
        Assert.True(tracks[0].Affect.At.Arousal < 0);
        Assert.Equal((0.9, true), (tracks[1].Affect.At.Arousal, tracks[1].IsExplicit));
        Assert.Empty(_said.All);
    }

    [Fact]
    public async Task A_bad_entry_is_named_once_and_the_others_count()
    {
        const string Stations = """
            [
              { "address": "ftp://a.example/live", "name": "A" },
              { "address": "http://a.example/li ve", "name": "A" },
              { "address": "http://b.example", "name": " " },
              { "address": "http://c.example", "name": "C", "valence": 0.5 },
              { "address": "http://c.example", "name": "C", "valence": 7, "arousal": 0 },
              { "address": "http://c.example", "name": "C", "moods": "calm" },
              { "address": "http://c.example", "name": "C", "licence": { "who": "", "number": "1", "until": "2026-12-31" } },
              { "address": "http://c.example", "name": "C", "licence": { "who": "GEMA", "number": "1", "until": "never" } },
              null, 7, [],
              { "address": "http://well.example", "name": "Well" },
              { "address": "http://well.example", "name": "Again" }
            ]
            """;

        Assert.Equal(["radio:http://well.example"], (await ReadAsync(Place.Home, Stations)).Select(track => track.Id));
        await ReadAsync(Place.Home, Stations, isSame: true);

        Assert.Equal(12, _said.All.Count);
        const string First = "Warning: Stations: Station 1 is left out: address is \"ftp://a.example/live\", which is no http:// or https:// address.";
        Assert.Contains(First, _said.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("\"\\ud800\"")]
    public async Task A_file_that_holds_no_stations_is_said_and_there_are_none(string text)
    {
        Assert.Empty(await ReadAsync(Place.Home, text));
        Assert.StartsWith("Warning: Stations: ", Assert.Single(_said.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", 1_000_000, 21)]
    [InlineData("null", 30, 21)]
    [InlineData("\"{0}\"", 2, 2)]
    [InlineData("{{ \"address\": \"{0}\", \"name\": \"A\" }}", 2, 2)]
    [InlineData("{{ \"{0}\": 1 }}", 2, 2)]
    public async Task A_file_of_nothing_but_bad_entries_is_told_in_a_few_sentences(string entry, int times, int sentences)
    {
        var one = string.Format(System.Globalization.CultureInfo.InvariantCulture, entry, new string('x', 100_000));
        var stations = $"[ {string.Join(',', Enumerable.Repeat(one, times))}, {{ \"address\": \"http://well.example\", \"name\": \"Well\" }} ]";

        var tracks = await ReadAsync(Place.Home, stations);

        Assert.Equal(times < 1000 ? 1 : 0, tracks.Count);
        Assert.Equal(sentences, _said.All.Distinct().Count());
        Assert.All(_said.All, line => Assert.InRange(line.Length, 20, 600));
    }

    [Fact]
    public async Task A_path_that_no_file_can_have_is_said_and_is_no_end_of_the_library()
    {
        var settings = new RadioSettings { Stations = _folder.In(new string('x', 300)) };
        _list = new StationList(settings, new DeviceSettings(), _clock);
        _library = new RadioLibrary(_list, _said.CreateLogger<RadioLibrary>(), this);

        Assert.Empty(await ReadAsync());
        Assert.Contains("its name is too long", Assert.Single(_said.All), StringComparison.Ordinal);
        Assert.False(_library.WaitForChangeAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task A_venue_plays_licensed_stations_only_and_until_the_last_day()
    {
        const string Stations = """
            [
              { "address": "http://none.example", "name": "None" },
              { "address": "http://old.example", "name": "Old", "licence": { "who": "GEMA", "number": "4711", "until": "2026-01-04" } },
              { "address": "http://well.example", "name": "Well", "licence": { "who": "GEMA", "number": "4711", "until": "2026-01-06" } }
            ]
            """;

        Assert.Equal(["radio:http://well.example"], (await ReadAsync(Place.Venue, Stations)).Select(track => track.Id));
        Assert.Contains(_said.All, line => line.Contains("None is left out: this box stands in a venue (Device:Place), and no licence is stated.", StringComparison.Ordinal));
        Assert.Contains(_said.All, line => line.Contains("Old is left out: its licence ended on 2026-01-04.", StringComparison.Ordinal));
        Assert.Contains(_said.All, line => line.Contains("Well may play here by the licence of GEMA, number 4711", StringComparison.Ordinal));

        Assert.Equal(
            [new DeviceEvent("licence-stated", "Well may play here by the licence of GEMA, number 4711, until 2026-01-06.")], _events);

        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await ReadAsync(Place.Venue, Stations));
        Assert.Equal(3, (await ReadAsync(Place.Home, Stations)).Count);
    }

    [Fact]
    public async Task The_stations_that_the_room_keeps_stand_beside_the_file_and_are_there_at_once()
    {
        const string Stations = """
            [
              { "address": "http://file.example", "name": "Of the file" },
              { "address": "http://both.example", "name": "Of both, as the file has it" }
            ]
            """;
        Assert.Equal(2, (await ReadAsync(Place.Home, Stations)).Count);
        var change = _library!.WaitForChangeAsync(TestContext.Current.CancellationToken);
        Assert.False(change.IsCompleted);

        _list!.Apply(new RoomSettings
        {
            Stations = [new("http://room.example", "Of the room", Mood: Contracts.Mood.Calm), new("http://both.example", "Of both, as the room has it")],
        });

        await change; // Without any time going by.
        Assert.Equal(
            ["Of the room", "Of both, as the room has it", "Of the file"], (await ReadAsync()).Select(track => track.Info.Title));
        Assert.Equal([false, false, true], _list.Read().Stations.Select(offered => offered.IsOfTheFile));

        _list.Apply(new RoomSettings());
        await _library.WaitForChangeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Of the file", "Of both, as the file has it"], (await ReadAsync()).Select(track => track.Info.Title));
    }

    private StationList? _list;
    private RadioLibrary? _library;

    private async Task<IReadOnlyList<Track>> ReadAsync(Place place, string stations, bool isSame = false)
    {
        await File.WriteAllTextAsync(_folder.In("stations.json"), stations, TestContext.Current.CancellationToken);
        if (!isSame)
        {
            _list = new StationList(new RadioSettings { Stations = _folder.In("stations.json") }, new DeviceSettings { Place = place }, _clock);
            _library = new RadioLibrary(_list, _said.CreateLogger<RadioLibrary>(), this);
        }

        return await ReadAsync();
    }

    private async Task<IReadOnlyList<Track>> ReadAsync()
    {
        IReadOnlyList<Track> last = [];
        await foreach (var tracks in _library!.ReadAsync(TestContext.Current.CancellationToken)) last = tracks;
        return last;
    }
}
