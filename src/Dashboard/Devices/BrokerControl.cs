using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Devices;

/// <summary>
/// Mosquitto's dynamic security over its control topic (https://mosquitto.org/documentation/dynamic-security/), by a
/// link and a user of its own: the dashboard's everyday user cannot touch who may come in.
/// </summary>
internal sealed class BrokerControl(
    MqttSettings mqtt,
    JoiningSettings joining,
    ControlPassword password,
    TimeProvider time,
    ILoggerFactory loggers
) : IHostedService, IAsyncDisposable
{
    private const string Asks = "$CONTROL/dynamic-security/v1";
    private const string Answers = "$CONTROL/dynamic-security/v1/response";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _waiting = new(StringComparer.Ordinal);
    private IMqttLink? _link;

    public bool IsOn => password.Value is not null;

    public bool IsConnected => _link is { IsConnected: true };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsOn)
            return Task.CompletedTask;
        var settings = mqtt with
        {
            User = joining.ControlUser,
            ClientId = $"roomtone-control-{Guid.NewGuid():N}",
            SessionExpiry = TimeSpan.Zero,
        };
        _link = MqttRegistration.Create(settings, password.Value, loggers: loggers);
        _link.Subscribe(Answers, QualityOfService.AtLeastOnce, Receive);
        _link.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _link?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Waits for the connection after <see cref="StartAsync"/>.</summary>
    /// <exception cref="MqttException">It is not connected in time.</exception>
    public async Task ConnectedAsync(CancellationToken cancellationToken)
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Link.ConnectionChanged += Hear;
        try
        {
            if (!Link.IsConnected) await connected.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new MqttException(
                $"The broker at {mqtt.Host}:{mqtt.Port} did not let in its user '{joining.ControlUser}' within {Patience.TotalSeconds:0} s.",
                e
            );
        }
        finally
        {
            Link.ConnectionChanged -= Hear;
        }

        void Hear(bool now)
        {
            if (now) connected.TrySetResult();
        }
    }

    /// <summary>Sends one control command.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="values">Its members.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The answer's data; undefined where it has none.</returns>
    /// <exception cref="BrokerRefusedException">The broker refused.</exception>
    /// <exception cref="MqttException">It is not connected, or does not answer.</exception>
    public async Task<JsonElement> AskAsync(string command, JsonObject values, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        (values["command"], values["correlationData"]) = (command, id);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var asked = new JsonObject { ["commands"] = new JsonArray(values) };
            await Link.PublishAsync(Asks, Wire.Write(asked), QualityOfService.AtLeastOnce, cancellationToken: cancellationToken);
            return Read(await answer.Task.WaitAsync(Patience, time, cancellationToken));
        }
        catch (TimeoutException e)
        {
            throw new MqttException(
                "The broker does not answer its control topic. Is dynamic security on, and may the control user use it?",
                e
            );
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Publishes a retained message in place of a device.</summary>
    public Task SayAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        Link.PublishAsync(topic, payload, QualityOfService.AtLeastOnce, retain: true, cancellationToken);

    /// <summary>Clears a device's retained messages: they are data too.</summary>
    public async Task ForgetRetainedAsync(string device, CancellationToken cancellationToken)
    {
        string[] topics =
        [
            Topics.Status(device),
            Topics.SettingsDesired(device),
            Topics.SettingsReported(device),
            Topics.Profiles(device),
            $"homeassistant/device/roomtone_{device}/config",
            .. new[] { StateKinds.Mood, StateKinds.Track, StateKinds.Sensing, StateKinds.Health, StateKinds.Wishes }.Select(kind =>
                Topics.State(device, kind)
            ),
        ];
        foreach (var topic in topics)
            await Link.PublishAsync(topic, default, QualityOfService.AtLeastOnce, retain: true, cancellationToken);
    }

    private IMqttLink Link => _link ?? throw new MqttException("Devices are not managed here: there is no secret broker-control-password.");

    private static JsonElement Read(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error)) throw new BrokerRefusedException(error.GetString() ?? "");
        return answer.TryGetProperty("data", out var data) ? data : default;
    }

    private void Receive(MqttMessage message)
    {
        try
        {
            using var document = JsonDocument.Parse(message.Payload);
            foreach (var answer in document.RootElement.GetProperty("responses").EnumerateArray())
                if (answer.TryGetProperty("correlationData", out var id) && _waiting.TryGetValue(id.GetString() ?? "", out var waiting))
                    waiting.TrySetResult(answer.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Not an answer to us; the caller times out.
        }
    }
}

/// <summary>The broker refused a change; the message is the broker's.</summary>
internal sealed class BrokerRefusedException(string word) : Exception(word);
