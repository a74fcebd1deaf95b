using System.Diagnostics;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

public sealed class LanguageFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LanguageFilesTests()
    {
        File.WriteAllText(_folder.In("language.txt"), "deu\n");
        Directory.CreateDirectory(_folder.In("odd"));
    }

    [Fact]
    public void The_nearest_folder_above_says_it()
    {
        Directory.CreateDirectory(_folder.In("en/album"));
        File.WriteAllText(_folder.In("en/language.txt"), "\uFEFFeng");

        var languages = new LanguageFiles(_folder.In(""));

        Assert.Equal(["en", "de", ""], [languages.Of("en/album/one.mp3"), languages.Of("two.mp3"), languages.Of("http://radio.example/")]);
    }

    [Theory]
    [InlineData("deu, eng\n", "de/en")]
    [InlineData("deu\neng\n", "de/en")]
    [InlineData("zxx/en", "en")]
    [InlineData("und; nobody knows", "")]
    public void A_file_may_name_several(string text, string languages)
    {
        File.WriteAllText(_folder.In("odd/language.txt"), text);
        File.Delete(_folder.In("language.txt"));

        Assert.Equal(languages, new LanguageFiles(_folder.In("")).Of("odd/one.mp3"));
    }

    [Theory]
    [InlineData("", "de/en", "de", "en")]
    [InlineData("fr", "de/en", "fr", "")]
    public void The_file_s_own_tag_goes_before_its_folder_s(string tagged, string folder, string first, string others)
    {
        var entry = new CatalogueEntry("", "Nacht", "", "", "", folder, null, 60, TrackTags.Waiting with { Language = tagged });

        var track = entry.ToTrack("odd/one.mp3", null, new SharedText());

        Assert.Equal((first, others), (track.Info.Language, string.Join(' ', track.OtherLanguages)));
    }

    /// <summary>A room that allows German only does not hear the English half.</summary>
    [Fact]
    public void What_people_tag_may_name_several_and_a_room_must_allow_them_all()
    {
        var track = RadioLibrary.ToTrack(new RadioStation("http://one.example/", "Nachts") { Language = "deu/eng" });

        Assert.Equal(Refusal.Language, new TrackFilter(new RoomSettings { Languages = ["de"] }).RefusalOf(track));
        Assert.Equal(Refusal.None, new TrackFilter(new RoomSettings { Languages = ["en", "de"] }).RefusalOf(track));
    }

    [Fact]
    public async Task A_pipe_or_a_device_of_that_name_is_never_opened()
    {
        Process.Start("mkfifo", [_folder.In("odd/language.txt")]).WaitForExit();
        Directory.CreateDirectory(_folder.In("device"));
        File.CreateSymbolicLink(_folder.In("device/language.txt"), "/dev/zero");
        var languages = new LanguageFiles(_folder.In(""));

        foreach (var track in (string[])["odd/one.mp3", "device/two.mp3"])
        {
            var asked = Task.Run(() => languages.Of(track), TestContext.Current.CancellationToken);
            Assert.Equal("de", await asked.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken));
        }

        Assert.Equal(["odd/language.txt", "device/language.txt"], languages.Aside.Select(file => file.Name));
        Assert.Contains("is a named pipe, not a file.", languages.Aside[0].Why, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
