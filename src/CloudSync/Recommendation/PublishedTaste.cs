using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;
using Roomtone.Recommender;

namespace Roomtone.CloudSync.Recommendation;

/// <summary>
/// The retained model at the broker. Its age is all that the workers need to take turns, so they hold no state.
/// </summary>
internal sealed partial class PublishedTaste(IMqttLink link, ILogger<PublishedTaste> logger) : IHostedService
{
    private DateTimeOffset? _builtAt;

    /// <summary>When the retained model was built; null where there is no readable one.</summary>
    public DateTimeOffset? BuiltAt => _builtAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.Subscribe(Topics.TasteModel, QualityOfService.AtLeastOnce, Hear);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="MqttException">The broker is away.</exception>
    public async Task PutAsync(byte[] model, DateTimeOffset builtAt, CancellationToken cancellationToken)
    {
        await link.PublishAsync(Topics.TasteModel, model, QualityOfService.AtLeastOnce, retain: true, cancellationToken);
        _builtAt = builtAt;
    }

    private void Hear(MqttMessage message)
    {
        try
        {
            _builtAt = ModelSerializer.Unpack(message.Payload.Span).BuiltAt;
        }
        catch (Exception e)
        {
            _builtAt = null;
            LogForeign(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The taste model at the broker is not usable and will be replaced: {Reason}")]
    private partial void LogForeign(string reason);
}
