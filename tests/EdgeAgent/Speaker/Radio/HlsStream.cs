using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio;

/// <summary>A live stream in pieces (RFC 8216) as ffmpeg makes it, a tone in AAC, served over HTTP.</summary>
internal sealed class HlsStream : IAsyncDisposable
{
    private readonly Process _ffmpeg;
    private readonly WebApplication _app;

    private HlsStream(Process ffmpeg, WebApplication app, string address) => (_ffmpeg, _app, Address) = (ffmpeg, app, address);

    public string Address { get; }

    public static async Task<HlsStream> StartAsync(string folder, int hertz)
    {
        Directory.CreateDirectory(folder);
        var ffmpeg = new ProcessStartInfo("ffmpeg") { WorkingDirectory = folder };
        string[] arguments =
        [
            "-v", "error", "-re", "-f", "lavfi", "-i", $"sine=frequency={hertz}:sample_rate=44100", "-c:a", "aac",
            "-f", "hls", "-hls_time", "2", "-hls_list_size", "6", "-hls_flags", "delete_segments", "live.m3u8",
        ];
        foreach (var argument in arguments) ffmpeg.ArgumentList.Add(argument);
        var address = $"http://{PrivateServer.Host}:{FreePort.Next()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            ContentTypeProvider = new FileExtensionContentTypeProvider(
                new Dictionary<string, string> { [".m3u8"] = "application/vnd.apple.mpegurl", [".ts"] = "video/mp2t" }),
        });
        await app.StartAsync();
        var stream = new HlsStream(Process.Start(ffmpeg)!, app, address + "/live.m3u8");
        await Eventually.TrueAsync(() => File.Exists(Path.Combine(folder, "live2.ts")), "two pieces are there");
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        _ffmpeg.Kill();
        await _ffmpeg.WaitForExitAsync();
        _ffmpeg.Dispose();
        await _app.DisposeAsync();
    }
}
