namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>Whether a program, or a plug-in of GStreamer, is installed.</summary>
internal static class ProgramPath
{
    private static readonly string[] PluginFolders =
    [
        "/usr/lib/aarch64-linux-gnu/gstreamer-1.0", "/usr/lib/arm-linux-gnueabihf/gstreamer-1.0", "/usr/lib/x86_64-linux-gnu/gstreamer-1.0",
        "/usr/local/lib/gstreamer-1.0", "/usr/lib/gstreamer-1.0",
    ];

    public static bool IsThere(string program) =>
        program.Contains('/', StringComparison.Ordinal)
            ? File.Exists(program)
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Any(folder => File.Exists(Path.Combine(folder, program)));

    public static bool HasPlugin(string file) => PluginFolders.Any(folder => File.Exists(Path.Combine(folder, file)));
}
