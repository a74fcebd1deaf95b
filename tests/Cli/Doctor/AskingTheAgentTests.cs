using System.Net;
using System.Text;
using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Checks;
using Roomtone.Hosting;
using Roomtone.Lab;
using Roomtone.Lab.Doctor;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Doctor;

public sealed class AskingTheAgentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        """{"kind":"usb","on":true,"capturing":true,"framesPerSecond":9.9,"restartsLastHour":0,"stallsLastHour":0,"lines":[]}""",
        "Well",
        "9.9 pictures a second"
    )]
    [InlineData(
        """{"kind":"usb","on":false,"capturing":false,"framesPerSecond":0,"restartsLastHour":0,"stallsLastHour":0,"lines":[]}""",
        "Note",
        "sensing is stopped"
    )]
    [InlineData(
        """{"kind":"usb","on":true,"capturing":true,"framesPerSecond":9.9,"light":{"black":true,"flat":false},"restartsLastHour":0,"stallsLastHour":0,"lines":[]}""",
        "Fault",
        "black"
    )]
    [InlineData(
        """{"kind":"usb","on":true,"capturing":true,"framesPerSecond":9.9,"light":{"black":false,"flat":true},"restartsLastHour":0,"stallsLastHour":0,"lines":[]}""",
        "Fault",
        "covers the lens"
    )]
    [InlineData(
        """{"kind":"usb","on":true,"capturing":true,"framesPerSecond":9.9,"restartsLastHour":7,"stallsLastHour":2,"lines":["it broke"]}""",
        "Note",
        "restarted 7 times"
    )]
    [InlineData(
        """{"kind":"browser","on":true,"capturing":false,"framesPerSecond":0,"restartsLastHour":0,"stallsLastHour":0,"lines":[]}""",
        "Note",
        "no page watches the room"
    )]
    [InlineData(
        """{"kind":"browser","on":true,"capturing":true,"framesPerSecond":4.6,"restartsLastHour":0,"stallsLastHour":0,"lines":[]}""",
        "Well",
        "4.6 readings a second"
    )]
    public async Task A_running_agent_is_asked_since_it_holds_the_camera(string page, string verdict, string words)
    {
        var finding = await CheckAsync(page);

        Assert.Equal(verdict, finding.Verdict.ToString());
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_words_of_a_lost_camera_are_shown()
    {
        var finding = await CheckAsync(
            """{"kind":"usb","on":true,"capturing":false,"framesPerSecond":0,"restartsLastHour":3,"stallsLastHour":0,"lines":["ERROR: Device '/dev/video0' is busy"]}"""
        );
        using var output = new StringWriter();
        await new DoctorRun([new Told(finding)], output).RunAsync(json: false, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Fault, finding.Verdict);
        Assert.Contains("| ERROR: Device '/dev/video0' is busy", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agents_own_program_tries_the_camera_and_names_its_fault()
    {
        await File.WriteAllTextAsync(
            _folder.In("settings.json"),
            """{"Camera":{"Source":"/dev/video77"}}""",
            TestContext.Current.CancellationToken
        );

        var finding = await new CameraTrial(CheckoutDoctor.AgentIn(Repository.Root!), _folder.In("settings.json")).AskAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Verdict.Fault, finding?.Verdict);
        Assert.StartsWith("Camera:Source is /dev/video77,", finding!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_settings_file_is_told_at_once()
    {
        const string Text =
            """{"Vision":{"Zones":[[[0,0],[1.2,0],[1,1]]],"DetectorModel":"/none.onnx"},"Mood":{"Dwel":"00:00:05"},"Hours":{"Open":["25:00-26:00"]}}""";
        await File.WriteAllTextAsync(_folder.In("settings.json"), Text, TestContext.Current.CancellationToken);

        var finding = await new SettingsCheck(CheckoutDoctor.AgentIn(Repository.Root!), _folder.In("settings.json")).CheckAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Verdict.Fault, finding.Verdict);
        Assert.Collection(
            finding.Lines.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("Hours: Open:", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Mood: the key Dwel is not known.", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Vision: DetectorModel is /none.onnx", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Vision: Zones:0:1 is [1.2, 0]", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_settings_file_is_well_when_the_agent_would_start_with_it_and_a_damaged_network_is_found()
    {
        await File.WriteAllTextAsync(_folder.In("settings.json"), """{"Mood":{"MinPeople":2}}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.In("damaged.onnx"), "no network", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.In("damaged.json"),
            $$$"""{"Vision":{"ExpressionModel":"{{{_folder.In("damaged.onnx")}}}"}}""",
            TestContext.Current.CancellationToken
        );

        var well = await new SettingsCheck(CheckoutDoctor.AgentIn(Repository.Root!), _folder.In("settings.json")).CheckAsync(
            TestContext.Current.CancellationToken
        );
        var damaged = await new SettingsCheck(CheckoutDoctor.AgentIn(Repository.Root!), _folder.In("damaged.json")).CheckAsync(
            TestContext.Current.CancellationToken
        );
        var unbuilt = await new SettingsCheck(CheckoutDoctor.AgentIn(_folder.Path), null).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Well, well.Verdict);
        Assert.Contains("Vision: ExpressionModel cannot be used.", Assert.Single(damaged.Lines), StringComparison.Ordinal);
        Assert.Equal(Verdict.Note, unbuilt.Verdict);
    }

    [Fact]
    public async Task A_program_that_does_not_answer_is_a_note_and_the_other_checks_are_made()
    {
        var hanging = _folder.In("hanging");
        await File.WriteAllTextAsync(hanging, "#!/bin/sh\nexec sleep 600\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(hanging, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var output = new StringWriter();

        var code = await new DoctorRun(
            [new Hanging(new ServiceProbe(hanging, _folder.Path)), new Told(Finding.Well("the next one"))],
            output
        ).RunAsync(json: false, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.Contains("hanging settings did not answer within 1 s", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("the next one", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_knows_the_device_files_are_looked_at() =>
        Assert.Equal(
            Verdict.Note,
            (
                await new CameraCheck(
                    _folder.Path,
                    new RunningAgent(FreePort.Next()),
                    new CameraTrial(CheckoutDoctor.AgentIn(_folder.Path), null)
                ).CheckAsync(TestContext.Current.CancellationToken)
            ).Verdict
        );

    [Fact]
    public void Arguments_are_read_and_refused_with_a_sentence()
    {
        Assert.Equal(
            new LabDoctorOptions(Json: true, Privacy: true, For: TimeSpan.FromSeconds(60)),
            new LabDoctorSyntax().OptionsOf(["--privacy", "--for", "60", "--json"])
        );
        Assert.Contains(
            "10 to 3600",
            Assert.Throws<UsageException>(() => new LabDoctorSyntax().OptionsOf(["--privacy", "--for", "1"])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--privacy",
            Assert.Throws<UsageException>(() => new LabDoctorSyntax().OptionsOf(["--for", "60"])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not go with --privacy",
            Assert.Throws<UsageException>(() => new LabDoctorSyntax().OptionsOf(["--privacy", "--settings", "/dev/null"])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no settings file",
            Assert.Throws<UsageException>(() => new LabDoctorSyntax().OptionsOf(["--settings", "/none"])).Message,
            StringComparison.Ordinal
        );
    }

    private static async Task<Finding> CheckAsync(string page)
    {
        var port = FreePort.Next();
        using var agent = new HttpListener();
        agent.Prefixes.Add($"http://127.0.0.1:{port}/");
        agent.Start();
        var answering = AnswerAsync(agent, page);
        var finding = await new RunningAgent(port).AskAsync(TestContext.Current.CancellationToken);
        await answering;
        return finding!;
    }

    private static async Task AnswerAsync(HttpListener agent, string page)
    {
        var context = await agent.GetContextAsync();
        Assert.Equal("/camera", context.Request.Url!.AbsolutePath);
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page), TestContext.Current.CancellationToken);
        context.Response.Close();
    }

    private sealed class Hanging(ServiceProbe program) : ICheck
    {
        public string Name => "settings";

        public async Task<Finding> CheckAsync(CancellationToken cancellationToken) =>
            Finding.Well(await program.AskAsync("settings", null, TimeSpan.FromSeconds(1), cancellationToken) ?? "");
    }

    private sealed class Told(Finding finding) : ICheck
    {
        public string Name => "camera";

        public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(finding);
    }
}
