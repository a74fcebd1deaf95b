using System.Diagnostics;
using System.Text.Json.Nodes;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests;

/// <summary>The real program with settings that cannot work: it says which key and what to do, and ends with 78.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{ \"Camera\": ", "settings.json cannot be read at line 1, character 13: a comma, a quote or a bracket is missing there")]
    [InlineData("{ \"Hours\": { \"Open\": \"\" } }", "Hours:Open is an empty text; it must be a list such as [\"Mon-Fri 08:00-18:30\"].")]
    [InlineData("{ \"Kamera\": { \"Source\": \"auto\" } }", "The section Kamera is not known. Known sections:", "Camera")]
    [InlineData(
        "{ \"Camera\": { \"Sauce\": \"auto\" } }",
        "Camera: the key Sauce is not known. Known keys: Command, FramesPerSecond, Height,",
        "Source"
    )]
    [InlineData("{ \"Camera\": { \"Width\": \"wide\" } }", "Camera:", "Width", "wide")]
    [InlineData(
        "{ \"Camera\": { \"Source\": \"rtsp://u:s3cret@10.0.0.2/x\" } }",
        "Camera: Source holds a user or a password.",
        "ROOMTONE_CAMERA_PASSWORD"
    )]
    [InlineData(
        "{ \"Camera\": { \"Source\": \"command\", \"Command\": { \"Format\": \"bgr\" } } }",
        "Camera: Command: Format is bgr. Allowed: rgb, i420, mjpeg."
    )]
    [InlineData(
        "{ \"Vision\": { \"Zones\": [[[0, 0], [1.2, 0], [1, 1]]] } }",
        "Vision: Zones:0:1 is [1.2, 0], outside the picture. Allowed: 0 to 1"
    )]
    [InlineData(
        "{ \"Vision\": { \"DetectorModel\": \"/none.onnx\" } }",
        "Vision: DetectorModel is /none.onnx, which is not there. The networks come with Roomtone. In a checkout: git checkout -- models."
    )]
    [InlineData(
        "{ \"Light\": { \"Chip\": \"/dev/gpiochip77\", \"Line\": 17 } }",
        "Light: Chip is /dev/gpiochip77, which is not there.",
        "gpiodetect"
    )]
    [InlineData("{ \"Recording\": { \"Hours\": -1 } }", "Recording: Hours is -1. Allowed: 1 to 168, or 0")]
    public async Task Settings_that_cannot_work_stop_the_start_with_the_key_and_the_fix(string settings, params string[] words)
    {
        await File.WriteAllTextAsync(_folder.In("settings.json"), settings, TestContext.Current.CancellationToken);

        var (code, said) = await StartAsync();

        Assert.Equal(78, code);
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_network_and_a_wrong_one_stop_the_start()
    {
        await File.WriteAllBytesAsync(_folder.In("damaged.onnx"), new byte[5000], TestContext.Current.CancellationToken);

        foreach (var (key, file, sentence) in ((string, string, string)[])
        [
            ("DetectorModel", _folder.In("damaged.onnx"), "is damaged"),
            ("ExpressionModel", _folder.In("damaged.onnx"), "is damaged"),
            ("DetectorModel", Samples.Expressions, "holds another network"),
        ])
        {
            var vision = new JsonObject { ["DetectorModel"] = Samples.Detector, ["ExpressionModel"] = Samples.Expressions };
            vision[key] = file;
            var settings = new JsonObject
            {
                ["Vision"] = vision,
                ["Device"] = new JsonObject { ["StateFolder"] = _folder.In("state") },
                ["Metrics"] = new JsonObject { ["Port"] = 0 },
            };
            await File.WriteAllTextAsync(_folder.In("settings.json"), settings.ToJsonString(), TestContext.Current.CancellationToken);

            var (code, said) = await StartAsync();

            Assert.Equal(78, code);
            Assert.Contains(key, said, StringComparison.Ordinal);
            Assert.Contains(sentence, said, StringComparison.Ordinal);
        }
    }

    private async Task<(int Code, string Said)> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HiddenPipeline).Assembly.Location, "--settings", _folder.In("settings.json")])
        {
            WorkingDirectory = Samples.Root, // The networks' default paths lead on from there.
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var agent = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Eventually.Limit);
        try
        {
            var output = agent.StandardOutput.ReadToEndAsync(limit.Token);
            var said = await agent.StandardError.ReadToEndAsync(limit.Token);
            await agent.WaitForExitAsync(limit.Token);
            return (agent.ExitCode, said + await output);
        }
        finally
        {
            if (!agent.HasExited) agent.Kill(entireProcessTree: true);
        }
    }
}
