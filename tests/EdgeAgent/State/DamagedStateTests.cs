using System.Text;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.State;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.State;

/// <summary>What a card that fails, or a hand that errs, leaves in the place of a document.</summary>
public sealed class DamagedStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();

    public static TheoryData<string, byte[]?> Damages { get; } = new()
    {
        { "nothing in it", [] },
        { "zeros", new byte[4096] },
        { "cut", "{\"paused\":tr"u8.ToArray() },
        { "no JSON", "hello"u8.ToArray() },
        { "null", "null"u8.ToArray() },
        { "another shape", "[1, 2]"u8.ToArray() },
        { "no members", "{}"u8.ToArray() },
        { "wrong types", "{\"paused\":\"yes\",\"played\":7}"u8.ToArray() },
        { "a list with null", "{\"paused\":true,\"played\":[null]}"u8.ToArray() },
        { "no Unicode", [.. "{\"paused\":false,\"played\":[],\"x\":\""u8, 0xff, (byte)'"', (byte)'}', (byte)'x'] },
        { "a time beyond all calendars", "{\"paused\":false,\"played\":[{\"track\":\"a\",\"artist\":\"b\",\"at\":\"9999-12-31T23:59:59.999Z\"}]}"u8.ToArray() },
        { "a volume that cannot be", "{\"paused\":false,\"volumePercent\":9000,\"played\":[]}"u8.ToArray() },
        { "depth", Encoding.UTF8.GetBytes(new string('[', 10_000)) },
        { "a folder", null },
    };

    private string Music => _folder.In("music.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_persons_pause_survives_the_damage_of_its_file(string damage, byte[]? bytes)
    {
        Assert.NotEmpty(damage);
        Document().Write(PlaybackSnapshot.Empty with { Paused = true, VolumePercent = 30 });
        Put(Music, bytes);

        var document = Document();

        Assert.Equal((true, 30), (document.Read()!.Paused, document.Read()!.VolumePercent));
        Assert.Contains(_said.All, line => line.Contains("its copy is used", StringComparison.Ordinal));
        Assert.True(Path.Exists(Music + ".unreadable"));
        Assert.True(File.Exists(Music));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Where_the_copy_is_damaged_too_the_box_is_in_doubt_and_says_so(string damage, byte[]? bytes)
    {
        Assert.NotEmpty(damage);
        Document().Write(PlaybackSnapshot.Empty);
        Put(Music, bytes);
        Put(Music + ".copy", bytes);

        var document = Document();

        Assert.Null(document.Read());
        Assert.True(document.IsInDoubt);
        Assert.Contains(_said.All, line => line.Contains("music.json", StringComparison.Ordinal) && line.Contains("counts as none", StringComparison.Ordinal));
        Assert.True(Path.Exists(Music + ".unreadable"));

        document.Write(PlaybackSnapshot.Empty with { Paused = true });
        Assert.True(Document().Read()!.Paused);
    }

    [Fact]
    public void What_was_moved_aside_is_in_doubt_also_after_the_next_start()
    {
        File.WriteAllText(Music, "{");
        Document().Read();

        var next = Document();
        next.Read();

        Assert.True(next.IsInDoubt);
    }

    [Fact]
    public void A_first_start_is_in_no_doubt()
    {
        var document = Document();

        Assert.Null(document.Read());
        Assert.False(document.IsInDoubt);
        Assert.Empty(_said.All);
    }

    [Fact]
    public void A_file_that_is_gone_comes_back_from_its_copy()
    {
        Document().Write(PlaybackSnapshot.Empty with { Paused = true });
        File.Delete(Music);

        Assert.True(Document().Read()!.Paused);
    }

    [Fact]
    public void A_copy_never_holds_an_older_choice()
    {
        var file = new StateFile<SensingChoice>(_folder.In("sensing.json"), isCopied: true);
        file.Write(new SensingChoice(true));
        Directory.CreateDirectory(_folder.In("sensing.json.copy.new")); // Where the copy is written: so it cannot be.
        file.Write(new SensingChoice(false));
        File.WriteAllText(_folder.In("sensing.json"), "?");

        Assert.NotEqual(new SensingChoice(true), file.Read());
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_file_is_not_waited_for()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [Music]);
        made.WaitForExit();

        Assert.Null(Document().Read());
        Assert.Contains(_said.All, line => line.Contains("is no file", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_a_gigabyte_is_not_read()
    {
        using (var file = File.Create(Music)) file.SetLength(1L << 30);

        Assert.Null(Document().Read());
        Assert.Contains(_said.All, line => line.Contains("has 1024 MB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"tracks\":null}")]
    [InlineData("{\"tracks\":{\"a\":null}}")]
    [InlineData("{\"tracks\":{\"a\":{\"artist\":\"b\"}}}")]
    [InlineData("{\"tracks\":{\"a\":{\"artist\":\"b\",\"opinion\":{\"liked\":9,\"heard\":1,\"plays\":1}}}}")]
    [InlineData("{\"tracks\":{\"a\":{\"artist\":\"b\",\"opinion\":{\"liked\":0,\"heard\":1e999,\"plays\":1}}}}")]
    public void Opinions_that_cannot_be_are_damage(string json) =>
        Assert.True(IsDamaged<PreferenceStore.Document>(json, PreferenceStore.Document.IsSound));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"arms\":[],\"steered\":null,\"blind\":{\"good\":0,\"bad\":0},\"lately\":[],\"steeredLift\":null,\"blindLift\":null}")]
    public void Tallies_that_cannot_be_are_damage(string json) => Assert.True(IsDamaged<BanditState>(json, BanditState.IsSound));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"byQuota\":false,\"hours\":[null]}")]
    public void Budgets_that_cannot_be_are_damage(string json) =>
        Assert.True(IsDamaged<RateLimitState.Document>(json, RateLimitState.Document.IsSound));

    [Fact]
    public void What_the_box_writes_it_reads()
    {
        Assert.False(IsDamaged(BanditState.Nothing, BanditState.IsSound));
        Assert.False(IsDamaged(RateLimitState.Document.Fresh, RateLimitState.Document.IsSound));
        Assert.False(IsDamaged(new PreferenceStore.Document([]), PreferenceStore.Document.IsSound));
        Assert.False(IsDamaged(PlaybackSnapshot.Empty, PlaybackSnapshot.IsSound));
    }

    private bool IsDamaged<T>(string json, Func<T, bool> isSound)
        where T : class
    {
        File.WriteAllText(_folder.In("x.json"), json);
        var file = new StateFile<T>(_folder.In("x.json"), isSound);
        return file.Read() is null && file.Damage is not null;
    }

    private bool IsDamaged<T>(T document, Func<T, bool> isSound)
        where T : class
    {
        var file = new StateFile<T>(_folder.In(typeof(T).Name), isSound);
        file.Write(document);
        return file.Read() is null || file.Damage is not null;
    }

    private static void Put(string path, byte[]? bytes)
    {
        File.Delete(path);
        if (bytes is null) Directory.CreateDirectory(Path.Combine(path, "inner"));
        else File.WriteAllBytes(path, bytes);
    }

    private PersistedDocument<PlaybackSnapshot> Document() => new(Music, _said, PlaybackSnapshot.IsSound, isCopied: true);
}
