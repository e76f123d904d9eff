using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.AccountSync;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.Common.Behaviors;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Application;

public static class DependencyInjection
{
    public static IServiceCollection AddApplication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMediatR(static setup =>
        {
            setup.RegisterServicesFromAssembly(typeof(DependencyInjection).Assembly);
            setup.AddOpenBehavior(typeof(ValidateRequests<,>), ServiceLifetime.Singleton);
            setup.Lifetime = ServiceLifetime.Singleton;
        });
        // Handlers, validators and behaviours hold no state of a call: made once, not at every call of the hot path.
        foreach (
            var handler in services.Where(static s => s.ServiceType.Assembly == typeof(IMediator).Assembly).ToArray()
        )
        {
            services.Remove(handler);
            services.Add(AsSingleton(handler));
        }

        AddValidators(services);
        services.AddFeed(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IMapper>(static _ => CreateMapper());
        services.AddSingleton<MigrationTransactions>();
        services.AddSingleton<MigrationViews>();
        services.AddSingleton<FreshFacts>();
        services.AddSingleton<SyncMetrics>();
        services.AddSingleton<HoldDecisions>();
        services.AddSingleton<OutsideCalls>();
        services.AddSingleton<PartnerCenterAccounts>();
        services.AddDelivery(configuration);
        services
            .AddOptions<OutsideOptions>()
            .Bind(configuration.GetSection(OutsideOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }

    private static void AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<LegacyPortalOptions>()
            .Bind(configuration.GetSection(LegacyPortalOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<LegacyPortalOptions>, LegacyPortalOptionsValidator>();
        services.AddSingleton<DeliveryLoader>();
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<DeliveryEngine>();
        services.AddSingleton<IDeliveryEngine>(static provider => provider.GetRequiredService<DeliveryEngine>());
        services.AddSingleton<SyncStatuses>();
        services.AddSingleton<Drifts>();
    }

    /// <summary>The mapper with every profile of this assembly.</summary>
    public static IMapper CreateMapper() =>
        new MapperConfiguration(static setup => setup.AddProfile<AccountMigrationProfile>()).CreateMapper();

    private static void AddValidators(IServiceCollection services)
    {
        foreach (var type in typeof(DependencyInjection).Assembly.GetTypes())
        {
            if (type is { IsAbstract: false, IsGenericType: false } && ValidatorOf(type) is { } validated)
            {
                services.AddSingleton(validated, type);
            }
        }
    }

    private static Type? ValidatorOf(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>));

    private static ServiceDescriptor AsSingleton(ServiceDescriptor service) =>
        service.ImplementationType is { } type
            ? new ServiceDescriptor(service.ServiceType, type, ServiceLifetime.Singleton)
            : service;
}
