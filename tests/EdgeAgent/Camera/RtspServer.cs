using System.Diagnostics;
using Roomtone.Lab.Servers;

namespace Roomtone.EdgeAgent.Tests.Camera;

/// <summary>A camera in the network: GStreamer's own RTSP server, with a film in H.264 and a password.</summary>
internal sealed class RtspServer : IAsyncDisposable
{
    public const string User = "room";
    public const string Password = "pass word\"/@1";

    private const string Script = """
        import gi, sys
        gi.require_version('Gst', '1.0'); gi.require_version('GstRtspServer', '1.0')
        from gi.repository import Gst, GstRtspServer, GLib
        port, film, user, password = sys.argv[1:]
        Gst.init(None)
        server = GstRtspServer.RTSPServer(); server.set_address('127.0.0.1'); server.set_service(port)
        factory = GstRtspServer.RTSPMediaFactory(); factory.set_shared(True)
        factory.set_launch('( filesrc location=%s ! qtdemux ! rtph264pay name=pay0 pt=96 )' % film)
        token = GstRtspServer.RTSPToken(); token.set_string('media.factory.role', 'viewer')
        auth = GstRtspServer.RTSPAuth(); auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token); server.set_auth(auth)
        may = GstRtspServer.RTSPPermissions()
        may.add_permission_for_role('viewer', 'media.factory.access', True); may.add_permission_for_role('viewer', 'media.factory.construct', True)
        factory.set_permissions(may)
        server.get_mount_points().add_factory('/room', factory); server.attach(None)
        print('ready', flush=True)
        GLib.MainLoop().run()
        """;

    private readonly Process _process;

    private RtspServer(Process process, int port) => (_process, Address) = (process, $"rtsp://127.0.0.1:{port}/room");

    public string Address { get; }

    public static async Task<RtspServer> StartAsync(string folder)
    {
        var film = Path.Combine(folder, "room.mp4");
        await RunAsync(
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            "color=red:size=320x240:rate=10",
            "-t",
            "6",
            "-c:v",
            "libx264",
            "-g",
            "5",
            "-pix_fmt",
            "yuv420p",
            film
        );
        var port = FreePort.Next();
        var start = new ProcessStartInfo(
            "setpriv",
            ["--pdeathsig", "KILL", "/usr/bin/python3", "-c", Script, $"{port}", film, User, Password]
        )
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return new RtspServer(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
