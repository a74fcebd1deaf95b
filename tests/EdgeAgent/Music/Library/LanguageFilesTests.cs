using System.Diagnostics;
using Roomtone.EdgeAgent.Music.Library;
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
