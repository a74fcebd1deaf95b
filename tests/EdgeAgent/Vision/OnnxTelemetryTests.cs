using System.Diagnostics;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Vision;

/// <summary>The real program with a home of its own, where ONNX Runtime's telemetry would leave a device id and a database.</summary>
public sealed class OnnxTelemetryTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Reading_a_picture_leaves_nothing_of_the_inference_librarys_telemetry()
    {
        var home = Path.GetDirectoryName(_home.In("x"))!;
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(HiddenPipeline).Assembly.Location, "perceive", "--json", Samples.Photograph("sample3.jpg"),
            $"--Vision:DetectorModel={Samples.Detector}", $"--Vision:ExpressionModel={Samples.Expressions}",
        ])
        { RedirectStandardOutput = true };
        start.Environment["HOME"] = home;
        foreach (var variable in (string[])["ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"]) start.Environment.Remove(variable);
        using var program = Process.Start(start)!;
        var said = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("\"faces\":[{", said, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories),
            file => file.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase)
        );
    }
}
