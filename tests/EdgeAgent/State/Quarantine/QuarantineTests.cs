using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.Testing;
using List = Roomtone.EdgeAgent.State.Quarantine.Quarantine;

namespace Roomtone.EdgeAgent.Tests.State.Quarantine;

public sealed class QuarantineTests : IDisposable
{
    private const string Cause = "odd.jpg cannot be decoded.";

    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_set_aside_is_known_after_a_restart_until_it_changes()
    {
        var odd = Write("odd.jpg", "one");
        Open().Add("picture", odd, FileFacts.Of(odd)!.Value.Fingerprint, Cause);

        var item = Open().Find("picture", odd);
        Assert.Equal((Cause, _clock.GetUtcNow()), (item?.Cause, item?.At));

        Write("odd.jpg", "another");
        Assert.Null(Open().Find("picture", odd));
    }

    [Fact]
    public void A_file_that_was_opened_to_us_has_changed()
    {
        var odd = Write("odd.jpg", "one");
        Open().Add("picture", odd, FileFacts.Of(odd)!.Value.Fingerprint, Cause);

        File.SetUnixFileMode(odd, UnixFileMode.UserRead);

        Assert.Null(Open().Find("picture", odd));
    }

    [Fact]
    public void It_is_said_once_with_its_cause_and_counted_by_kind()
    {
        var list = Open();
        for (var time = 0; time < 3; time++) list.Add("picture", "/odd.jpg", "1", Cause);
        list.Add("playlist", "/odd.m3u", "1", "odd.m3u is no playlist.");

        Assert.Equal(
            [$"Warning: {Cause} It is set aside until it changes.", "Warning: odd.m3u is no playlist. It is set aside until it changes."],
            _said.All
        );
        Assert.Equal([("picture", 1), ("playlist", 1)], list.Counts().Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public void One_that_changed_and_is_still_odd_is_counted_once()
    {
        var list = Open();
        list.Add("picture", "/odd.jpg", "1", Cause);
        list.Add("picture", "/odd.jpg", "2", "odd.jpg is cut off.");

        Assert.Equal("odd.jpg is cut off.", Assert.Single(list.Items).Cause);
        list.Remove("picture", "/odd.jpg");
        Assert.Empty(Open().Items);
    }

    [Fact]
    public void The_list_has_an_end()
    {
        var list = Open();
        for (var number = 0; number <= List.Most; number++) list.Add("picture", $"/{number}.jpg", "1", Cause);

        Assert.Equal(List.Most, list.Items.Count);
        Assert.Null(list.Find("picture", "/0.jpg", "1"));
        Assert.NotNull(list.Find("picture", $"/{List.Most}.jpg", "1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"items\":")]
    [InlineData("{\"items\":null}")]
    [InlineData("{\"items\":[null,{\"kind\":\"picture\"}]}")]
    [InlineData("[]")]
    public void A_damaged_list_is_read_as_far_as_it_goes(string content)
    {
        Write("quarantine.json", content);

        var list = Open();

        Assert.Empty(list.Items);
        list.Add("picture", "/odd.jpg", "1", Cause);
        Assert.Single(Open().Items);
    }

    [Fact]
    public void A_disk_that_is_full_loses_the_file_and_not_the_list()
    {
        Directory.CreateDirectory(_folder.In("quarantine.json.new")); // Where it is written: so it cannot be.
        var list = Open();

        list.Add("picture", "/odd.jpg", "1", Cause);

        Assert.NotNull(list.Find("picture", "/odd.jpg", "1"));
    }

    private List Open() =>
        new(new PersistedDocument<List.Document>(_folder.In("quarantine.json"), _said), _clock, _said.CreateLogger<List>());

    private string Write(string name, string content)
    {
        var path = _folder.In(name);
        File.WriteAllText(path, content);
        return path;
    }
}
