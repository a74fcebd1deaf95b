using System.Text.Json;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// Runs a pipeline whose text holds a secret: in a process of this same program, which reads it from its environment
/// (only the box's own user can read that) and hands it to GStreamer's library.
/// </summary>
internal static class HiddenPipeline
{
    /// <summary>The agent's first argument that makes it such a process.</summary>
    public const string Verb = "capture";

    private const string Variable = "ROOMTONE_CAPTURE_PIPELINE";
    private const int Failed = 1;
    private const int WrongUse = 2;

    public static CaptureCommand Of(CaptureCommand command) => command with
    {
        Program = Self ?? DotNet,
        Arguments = Self is null ? [typeof(HiddenPipeline).Assembly.Location, Verb] : [Verb],
        Environment = new Dictionary<string, string> { [Variable] = JsonSerializer.Serialize(command.Arguments.Where(argument => argument != Pipeline.Quiet)) },
    };

    /// <summary>The program itself where the package installs it as one; null where dotnet runs it.</summary>
    private static string? Self => Environment.ProcessPath is { } program && Path.GetFileName(program) == typeof(HiddenPipeline).Assembly.GetName().Name ? program : null;

    private static string DotNet => Environment.ProcessPath is { } self && Path.GetFileName(self) == "dotnet" ? self : "dotnet";

    /// <returns>The exit code, as gst-launch's: 0 when the source has ended.</returns>
    public static int Run(TextWriter errors)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } text)
        {
            errors.WriteLine($"{Verb} is for the agent itself: it starts it with a pipeline in {Variable}.");
            return WrongUse;
        }

        Environment.SetEnvironmentVariable(Variable, null);
        if (GStreamerLibrary.Play(JsonSerializer.Deserialize<string[]>(text)!) is not { } fault) return 0;
        errors.WriteLine("ERROR: " + fault);
        return Failed;
    }
}
