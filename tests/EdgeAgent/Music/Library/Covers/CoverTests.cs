using System.Diagnostics;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Music.Library.Covers;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Library.Covers;

/// <summary>Covers through a real MPD and ffmpeg.</summary>
public sealed class CoverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_picture_in_the_tags_goes_before_the_one_in_the_folder()
    {
        Tones.Make(_folder.In("tone.flac"), 440, 1);
        Draw("red.png", "red", 900, 600);
        Directory.CreateDirectory(_folder.In("music/album"));
        Directory.CreateDirectory(_folder.In("music/bare"));
        Ffmpeg("-i", _folder.In("tone.flac"), "-i", _folder.In("red.png"), "-map", "0:a", "-map", "1:v", "-c:v", "copy",
            "-disposition:v", "attached_pic", _folder.In("music/album/own.flac"));
        File.Copy(_folder.In("tone.flac"), _folder.In("music/album/other.flac"));
        File.Copy(_folder.In("tone.flac"), _folder.In("music/bare/none.flac"));
        Draw("music/album/cover.jpg", "blue", 200, 200);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        using var reader = new CoverReader(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port }, new MpdPassword(player.Server.UserPassword));
        await Eventually.TrueAsync(async () => await reader.ReadAsync("album/own.flac", Token) is not null, "the player knows the file");

        var own = await ShownAsync(await reader.ReadAsync("album/own.flac", Token));
        var other = await ShownAsync(await reader.ReadAsync("album/other.flac", Token));

        Assert.Equal((512, 341, true), (own.Width, own.Height, own.Pixels[0] > 200 && own.Pixels[2] < 60));
        Assert.Equal((200, 200, true), (other.Width, other.Height, other.Pixels[0] < 60 && other.Pixels[2] > 200));
        Assert.Null(await reader.ReadAsync("bare/none.flac", Token));
        Assert.Null(await reader.ReadAsync("not/there.flac", Token));
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_is_told_and_not_decoded()
    {
        Draw("good.png", "red", 64, 64);
        var good = await File.ReadAllBytesAsync(_folder.In("good.png"), Token);
        var large = (byte[])good.Clone();
        large.AsSpan(16, 8).Fill(0x70); // The width and height in IHDR: 1.8 thousand million each.

        Assert.Contains("megapixels", await ProblemAsync(large), StringComparison.Ordinal);
        Assert.Contains("The cover is", await ProblemAsync("#EXTM3U\nhttp://127.0.0.1/"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("The cover", await ProblemAsync(good[..40]), StringComparison.Ordinal);
        Assert.StartsWith("The cover", await ProblemAsync([]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> ProblemAsync(byte[] picture) =>
        (await Assert.ThrowsAsync<InvalidDataException>(() => CoverScaler.ScaleAsync(picture, Token))).Message;

    private async Task<Frame> ShownAsync(byte[]? picture)
    {
        var small = await CoverScaler.ScaleAsync(picture!, Token);
        Assert.InRange(small.Picture.Length, 1, Cover.MostBytes);
        await File.WriteAllBytesAsync(_folder.In("small.jpg"), small.Picture, Token);
        return await StillDecoder.DecodeAsync(_folder.In("small.jpg"), Token);
    }

    private void Draw(string name, string colour, int width, int height) =>
        Ffmpeg("-f", "lavfi", "-i", FormattableString.Invariant($"color={colour}:size={width}x{height}"), "-frames:v", "1", _folder.In(name));

    private static void Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-y", .. arguments]) { RedirectStandardError = true })!;
        var fault = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, fault);
    }
}
