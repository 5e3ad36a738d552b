export * from '../../shared/http/sender';
